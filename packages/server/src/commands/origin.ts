import { RefusalError } from '../refusal.ts'

/** The origin that people see, or nothing where none was given. */
export function expectOrigin(given: string | undefined): string | undefined {
  if (given === undefined || /^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(given)) return given
  throw new RefusalError(
    `--origin demande une adresse en HTTPS sans chemin, comme https://console.example.org ; « ${given} » n’en est pas une.`,
    `--origin takes an HTTPS address without a path, such as https://console.example.org; “${given}” is not one.`,
  )
}
