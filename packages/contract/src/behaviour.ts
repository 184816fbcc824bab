import { agenda } from './behaviour/agenda.ts'
import { casting } from './behaviour/casting.ts'
import { contributing } from './behaviour/contributing.ts'
import { contributionRefusals } from './behaviour/contribution-refusals.ts'
import { moderating } from './behaviour/moderating.ts'
import { races } from './behaviour/races.ts'
import { reading } from './behaviour/reading.ts'
import { registering } from './behaviour/registering.ts'
import { registrationRefusals } from './behaviour/registration-refusals.ts'
import { refusals } from './behaviour/refusals.ts'
import { signatureRefusals } from './behaviour/signature-refusals.ts'
import { signingBehaviours } from './behaviour/signing.ts'
import type { Behaviour } from './behaviour/world.ts'

export {
  sampleConsultation,
  sampleManifesto,
  sampleProgramme,
  sampleWorkshops,
  type Behaviour,
  type Decision,
  type Opened,
  type Verdict,
  type World,
} from './behaviour/world.ts'

/**
 * What every server of the contract does, as checks to run in any test framework, in Node or in a browser.
 * Each opens its own consultation, reaches everything through links, and throws when an answer is not the contract's.
 */
export const behaviours: Behaviour[] = [
  ...reading,
  ...casting,
  ...refusals,
  ...agenda,
  ...registering,
  ...registrationRefusals,
  ...contributing,
  ...contributionRefusals,
  ...moderating,
  ...signingBehaviours,
  ...signatureRefusals,
  ...races,
]
