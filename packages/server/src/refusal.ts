import { typeset, type LocalizedText } from '@ess-widgets/contract'

/** Why the server does not start, as a sentence for whoever runs it. */
export class RefusalError extends Error {
  override name = 'RefusalError'
  readonly detail: LocalizedText

  constructor(fr: string, en: string) {
    super(en)
    this.detail = typeset({ fr, en })
  }
}
