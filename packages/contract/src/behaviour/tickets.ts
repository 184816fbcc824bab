const signature = 'x'.repeat(22)

/** Invitations whose form is wrong. */
export const malformedTickets = [
  '',
  'identite',
  `identite.1.zzzzzz.${signature}x`,
  `identite.1.zzzzzz.${signature.slice(1)}`,
  `identite.1.zzzzzz.${signature.slice(1)}!`,
  `identite..zzzzzz.${signature}`,
  `identite.12345.zzzzzz.${signature}`,
  `Identite.1.zzzzzz.${signature}`,
  `identite.1.zzzzz.${signature}`,
]

/** Invitations that nobody signed: of a workshop, of another, of one that expired long ago. */
export const forgedTickets = ['identite.1.zzzzzz', 'avenir.1.zzzzzz', 'identite.1.100000'].map(
  (words) => `${words}.${signature}`,
)
