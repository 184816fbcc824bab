import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ConsultationFile } from '@ess-widgets/contract'

/** The command as it stands in the sources beside this file. */
export const ownCommand = new URL('../cli.ts', import.meta.url)

export interface ServerProcess {
  /** Address of the consultation. */
  url: string
  pid: number
  output(): string
  /** Ends it with a signal and resolves with its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts `ess-server serve` as people do, and resolves when it answers; rejects with its words if it ends first. */
export async function startServer(
  file: ConsultationFile,
  store: string,
  { command = ownCommand, port = 0, options = [] }: { command?: URL; port?: number; options?: string[] } = {},
): Promise<ServerProcess> {
  const path = join(mkdtempSync(join(tmpdir(), 'ess-file-')), 'consultation.yaml')
  // JSON is YAML.
  writeFileSync(path, JSON.stringify(file))
  const isPostgres = store.startsWith('postgres')
  const child = spawn(
    process.execPath,
    [command.pathname, 'serve', path, '--port', String(port), '--data', isPostgres ? dirname(path) : store, ...options],
    {
      env: { ...process.env, DATABASE_URL: isPostgres ? store : '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const [address] = output.match(/http:\/\/\S+\/v1\/consultations\/\S+/) ?? []
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`the server ended:\n${output}`)))
  })
  return {
    url,
    pid: child.pid!,
    output: () => output,
    end(signal) {
      child.kill(signal)
      return exited
    },
  }
}
