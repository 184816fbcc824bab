import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { say } from './words.ts'

const template = new URL('../../templates/consultation.yaml', import.meta.url)

/** Writes a commented consultation to start from. Never writes over one that is there. */
export async function init(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'consultation.yaml')
  try {
    await copyFile(template, path, constants.COPYFILE_EXCL)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    console.error(say(`${path} existe déjà ; rien n’a été changé.`, `${path} exists already; nothing was changed.`))
    return 1
  }
  console.log(say(`${path} est prêt à être rempli.`, `${path} is ready to be filled in.`))
  return 0
}
