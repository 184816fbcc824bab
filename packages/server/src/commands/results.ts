import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { statusAt, typeset } from '@ess-widgets/contract'
import { readConsultationFile } from '../consultation-file.ts'
import { resultsBundle } from '../results/bundle.ts'
import { resultsOf } from '../results/document.ts'
import { contributions } from '../store/contribution-reads.ts'
import { cannotRead, openReader } from '../store/open-reader.ts'
import { publicationOf } from '../store/publications.ts'
import { check } from './check.ts'
import { say } from './words.ts'

/** Writes a consultation's results, as last published, for any static host. A server may be up meanwhile. */
export async function exportResults(folder: string, path: string, address: string): Promise<number> {
  const file = await readConsultationFile(path).then(typeset, () => undefined)
  if (!file) return check([path])
  const reader = await openReader(address)
  try {
    const [last, said] = await Promise.all([publicationOf(reader, file.id), contributions(reader, file.id)]).catch(
      (error) => {
        throw cannotRead(error)
      },
    )
    const status = last?.isFinal ? 'closed' : statusAt(file, Date.now())
    const files = resultsBundle(resultsOf(file, status, last, said))
    await mkdir(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const written = Object.keys(files).join(', ')
    console.log(
      last
        ? say(
            `${folder} : ${written}. Publication n° ${last.number}${last.isFinal ? ', la dernière' : ''}.`,
            `${folder}: ${written}. Publication no. ${last.number}${last.isFinal ? ', the last' : ''}.`,
          )
        : say(
            `${folder} : ${written}. Rien n’est publié encore : les principes y sont, sans réponse.`,
            `${folder}: ${written}. Nothing is published yet: the principles are there, without answers.`,
          ),
    )
    return 0
  } finally {
    await reader.destroy()
  }
}
