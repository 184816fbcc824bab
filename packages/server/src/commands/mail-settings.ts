import { join } from 'node:path'
import { mailboxIn } from '../mail/address.ts'
import { MailFolder, smtpTransport, type Transport } from '../mail/transport.ts'
import { RefusalError } from '../refusal.ts'

export interface MailSettings {
  /** The data folder. */
  data: string
  smtp?: string | undefined
  from?: string | undefined
}

/** Who mails are from that never leave this machine. */
const nobody = 'Démonstration <ne-pas-repondre@localhost>'

/** What carries the mails of a server, by its settings; a refusal that names the one at fault. */
export function transportFor({ data, smtp, from }: MailSettings): Transport {
  if (!smtp) return new MailFolder(join(data, 'mail'), from || nobody)
  if (!URL.canParse(smtp) || !/^smtps?:$/.test(new URL(smtp).protocol) || !new URL(smtp).hostname)
    throw new RefusalError(
      'SMTP_URL est l’adresse d’un serveur de courrier, comme smtp://nom:motdepasse@mail.example.org:587.',
      'SMTP_URL is the address of a mail server, such as smtp://name:password@mail.example.org:587.',
    )
  const address = /^[^<>"\r\n]{0,100}<([^<>]+)>$/.exec(from ?? '')?.[1] ?? from ?? ''
  if (!mailboxIn(address))
    throw new RefusalError(
      'MAIL_FROM dit de qui viennent les courriels, comme « Séminaire <signatures@example.org> ».',
      'MAIL_FROM says who mails are from, such as “Seminar <signatures@example.org>”.',
    )
  return smtpTransport(smtp, from!)
}
