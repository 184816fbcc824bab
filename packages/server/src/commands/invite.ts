import { legibleLine, type ConsultationFile } from '@ess-widgets/contract'
import { linkOf } from '../console/entrance.ts'
import { codeHash, newCode } from '../codes.ts'
import { readConsultationFile } from '../consultation-file.ts'
import { RefusalError } from '../refusal.ts'
import { invitationLength, roles, type Role } from '../store/member-store.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { check } from './check.ts'
import { say } from './words.ts'

export interface InviteOptions {
  file: string
  store: string
  role: string | undefined
  name: string | undefined
  origin: string
}

/** Prints, once, the link that lets somebody into the console of a consultation. With SQLite, while no server is up. */
export async function invite({ file: path, store: address, role, name, origin }: InviteOptions): Promise<number> {
  if (!(roles as readonly (string | undefined)[]).includes(role))
    throw new RefusalError(
      `--role demande l’un de ces rôles : ${roles.join(', ')}.`,
      `--role takes one of: ${roles.join(', ')}.`,
    )
  const label = legibleLine(name ?? '')
  if (label === '' || [...label].length > 80)
    throw new RefusalError('--name demande un nom de 80 lettres au plus.', '--name takes a name of 80 letters at most.')
  const file = await readConsultationFile(path).catch(() => undefined)
  if (!file) return check([path])
  const store = await openStore(address)
  try {
    const link = await inviteInto(store, { consultation: file.id, role: role as Role, name: label, origin })
    if (link) console.log(link)
    else
      console.error(
        say(
          `« ${label} » est ou a été le nom de quelqu’un : choisissez-en un autre.`,
          `“${label}” is or was somebody’s name: choose another.`,
        ),
      )
    return link ? 0 : 1
  } finally {
    await store.close()
  }
}

async function inviteInto(
  store: Store,
  { consultation, role, name, origin }: { consultation: string; role: Role; name: string; origin: string },
): Promise<string | undefined> {
  const [code, now] = [newCode(), Date.now()]
  const expires = now + invitationLength
  // A member whose session has ended comes back under their own name.
  const { members } = await store.team(consultation, now)
  const member = members.find((each) => each.name === name && each.role === role)?.number ?? null
  const outcome = await store.invite({ consultation, code: codeHash(code), role, name, member, expires }, now)
  return outcome.name === 'kept' ? linkOf(origin, consultation, code) : undefined
}

/** Prints the first organiser's link of each consultation whose console nobody can enter yet. */
export async function inviteFirst(files: ConsultationFile[], store: Store, origin: string): Promise<void> {
  for (const { id: consultation } of files) {
    const { members, invitations } = await store.team(consultation, Date.now())
    if (members.length + invitations.length > 0) continue
    let link: string | undefined
    // A name is nobody else's, even after its member has left.
    for (let turn = 1; !link; turn++)
      link = await inviteInto(store, {
        consultation,
        role: 'organiser',
        name: turn === 1 ? 'Équipe' : `Équipe ${turn}`,
        origin,
      })
    console.log(
      say(`Console, à ouvrir une fois, sous sept jours : ${link}`, `Console, to open once, within seven days: ${link}`),
    )
  }
}
