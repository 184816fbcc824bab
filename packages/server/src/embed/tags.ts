import type { LocalizedText } from '@ess-widgets/contract'
import type { Edition } from '../http/edition.ts'
import { PageRefusal, withText } from '../pages/view.ts'

/** What a page is told of the tag it holds. */
export interface Tag {
  name: LocalizedText
  /** Of its frame while nobody resizes it, in CSS pixels. */
  height: number
  /** Whether it shows only what nobody has to answer. */
  isReadOnly?: true
  /** Throws where a consultation has nothing for it. */
  expect?: (edition: Edition) => void
}

const name = (fr: string, en: string): LocalizedText => ({ fr, en })

const expectText = (edition: Edition) => void withText({ edition })

const expectWorkshops = ({ file }: Edition) => {
  if (!file.workshops?.length)
    throw new PageRefusal(404, 'Cette consultation n’a pas d’atelier.', 'This consultation has no workshop.')
}

/** A page of ours shows what its consultation says, and a consultation has no figures. */
const refuseFigures = () => {
  throw new PageRefusal(
    404,
    'Une consultation n’a pas de chiffres à montrer : la balise ess-figures lit un fichier, dont l’adresse ne se donne que dans votre propre page.',
    'A consultation has no figures to show: the tag ess-figures reads a file, whose address can be given in a page of your own alone.',
  )
}

export const tags: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ['agenda', { name: name('Programme', 'Programme'), height: 720 }],
  [
    'contribution',
    { name: name('Contribuer à un atelier', 'Contribute to a workshop'), height: 720, expect: expectWorkshops },
  ],
  ['figures', { name: name('Chiffres', 'Figures'), height: 720, isReadOnly: true, expect: refuseFigures }],
  ['manifesto', { name: name('Texte à signer', 'Text to sign'), height: 800, expect: expectText }],
  ['results', { name: name('Résultats', 'Results'), height: 800, isReadOnly: true }],
  ['signatures', { name: name('Signatures', 'Signatures'), height: 480, isReadOnly: true, expect: expectText }],
  ['vote', { name: name('Voter', 'Vote'), height: 560 }],
  [
    'wall',
    {
      name: name('Contributions publiées', 'Published contributions'),
      height: 560,
      isReadOnly: true,
      expect: expectWorkshops,
    },
  ],
])
