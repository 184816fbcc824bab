import { ConsultationFileError, readConsultationFile } from '../consultation-file.ts'
import { faultLine, say } from './words.ts'

/** Says whether the files can be served, and everything to mend in those that cannot. */
export async function check(paths: string[]): Promise<number> {
  let code = 0
  for (const path of paths) {
    try {
      const { id, principles } = await readConsultationFile(path)
      console.log(
        say(
          `${path} : « ${id} », ${principles.length} principe(s), rien à corriger.`,
          `${path}: “${id}”, ${principles.length} principle(s), nothing to mend.`,
        ),
      )
    } catch (error) {
      if (!(error instanceof ConsultationFileError)) throw error
      for (const fault of error.faults) console.error(faultLine(path, fault))
      code = 1
    }
  }
  return code
}
