import type { MemoryServer } from '@ess-widgets/client/memory'
import { html } from 'lit'
import '../../packages/elements/src/all.ts'
import { figuresFile, resultsFile } from './sample.ts'

/** Every tag, with something to read. */
export const everyTag = ({ url }: MemoryServer) =>
  html`<ess-agenda consultation=${url}></ess-agenda>
    <ess-contribution consultation=${url} workshop="cabanes"></ess-contribution>
    <ess-figures src=${figuresFile}></ess-figures>
    <ess-manifesto consultation=${url}></ess-manifesto>
    <ess-results src=${resultsFile}></ess-results>
    <ess-signatures consultation=${url}></ess-signatures>
    <ess-vote consultation=${url} principle="gouvernance"></ess-vote>
    <ess-wall consultation=${url} workshop="vision"></ess-wall>`
