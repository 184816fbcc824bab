import type { ManifestoMessages } from './manifesto-messages.ts'

export const en: ManifestoMessages = {
  language: 'en',

  loading: 'Loading…',
  unavailable: 'The text cannot be shown for now.',
  retry: 'Try again',

  version: (version, day) => `Version ${version}, published on ${day}`,
  both: 'Show in French too',
  one: 'Show in English only',
  go: 'Go to the signature',
}
