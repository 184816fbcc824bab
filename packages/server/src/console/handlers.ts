import type { ConsultationFile } from '@ess-widgets/contract'
import type { MailFolder } from '../mail/transport.ts'
import type { Store } from '../store/store.ts'
import { Attempts } from '../pages/attempts.ts'
import { enterSheet, showSheets, withdrawTypedSheet } from './ballots.ts'
import { languageCookie } from '../pages/cookies.ts'
import { showMails } from './mails.ts'
import { enterPaperSignature, showPaperSignatures } from './paper-signatures.ts'
import { showRecord } from './record.ts'
import { exportContacts, exportSignatories, exportSignatoriesDocument, printSignatories } from './signatories.ts'
import { showSignatures, verify } from './signatures.ts'
import { addDevice, enter, leave, showConsultations, showDevice, showEntrance } from './entrance.ts'
import { exportDocument, exportTable, showExport } from './export.ts'
import { printKit, showKit } from './kit/kit.ts'
import { showContributions } from './lists.ts'
import { chooseMerge, merge, publish, refuse, showContribution, showQueue } from './moderation.ts'
import { enterPaper, showPaper } from './paper.ts'
import type { ConsoleRouteId } from './routes.ts'
import { invite, renew, revoke, showAudit, showTeam, uninvite } from './team.ts'
import { withText, type Language, type Visit } from '../pages/view.ts'

type Handler = (visit: Visit, origin: string) => unknown

/** What answers each route of the console, but for its files. */
export function consoleHandlers(
  files: ConsultationFile[],
  store: Store,
  mails: MailFolder | undefined,
): Record<Exclude<ConsoleRouteId, 'style' | 'script' | 'kitStyle'>, Handler> {
  const attempts = new Attempts()
  return {
    chooseLanguage: ({ reply, form }) =>
      reply.header('set-cookie', languageCookie(form['language'] as Language)).redirect(form['page']!, 303),
    readConsultations: (visit) => showConsultations(visit, files),
    readEntrance: (visit) => showEntrance(visit),
    enter: (visit) => enter(visit, store, attempts),
    leave: (visit) => leave(visit, store),
    readDevice: (visit) => showDevice(visit),
    addDevice: (visit, origin) => addDevice(visit, store, origin),
    readQueue: (visit) => showQueue(visit, store),
    readContributions: (visit) => showContributions(visit, store),
    readContribution: (visit) => showContribution(visit, store),
    publish: (visit) => publish(visit, store),
    refuse: (visit) => refuse(visit, store),
    chooseMerge: (visit) => chooseMerge(visit, store),
    merge: (visit) => merge(visit, store),
    readPaper: (visit) => showPaper(visit),
    enterPaper: (visit) => enterPaper(visit, store),
    readSheets: (visit) => showSheets(visit),
    enterSheet: (visit) => enterSheet(visit, store),
    withdrawSheet: (visit) => withdrawTypedSheet(visit, store),
    readKit: (visit) => showKit(visit),
    printKit: (visit) => printKit(visit),
    readSignatures: (visit) => showSignatures(withText(visit), store),
    acceptSignature: (visit) => verify(visit, store, 'accept'),
    refuseSignature: (visit) => verify(visit, store, 'refuse'),
    readPaperSignatures: (visit) => showPaperSignatures(withText(visit)),
    enterPaperSignature: (visit) => enterPaperSignature(withText(visit), store),
    exportSignatories: (visit) => exportSignatories(withText(visit), store),
    exportSignatoriesDocument: (visit) => exportSignatoriesDocument(withText(visit), store),
    printSignatories: (visit) => printSignatories(withText(visit), store),
    exportContacts: (visit) => exportContacts(withText(visit), store),
    readMails: (visit) => showMails(withText(visit), mails),
    readRecord: (visit) => showRecord(visit),
    readExport: (visit) => showExport(visit),
    exportTable: (visit) => exportTable(visit, store),
    exportDocument: (visit) => exportDocument(visit, store),
    readAudit: (visit) => showAudit(visit, store),
    readTeam: (visit) => showTeam(visit, store),
    invite: (visit, origin) => invite(visit, store, origin),
    uninvite: (visit) => uninvite(visit, store),
    renew: (visit, origin) => renew(visit, store, origin),
    revoke: (visit) => revoke(visit, store),
  }
}
