import { ConsultationFileError, readConsultationFile } from '../consultation-file.ts'
import { faultLine, say } from './words.ts'

/** Says whether the files can be served, and everything to mend in those that cannot. */
export async function check(paths: string[]): Promise<number> {
  let code = 0
  for (const path of paths) {
    try {
      const { id, principles, sessions = [] } = await readConsultationFile(path)
      console.log(
        say(
          `${path} : « ${id} », principes : ${principles.length}, séances : ${sessions.length}, rien à corriger.`,
          `${path}: “${id}”, principles: ${principles.length}, sessions: ${sessions.length}, nothing to mend.`,
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
