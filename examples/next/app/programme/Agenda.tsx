'use client'

import '@ess-widgets/elements/ess-agenda.js'

export const Agenda = () => (
  <ess-agenda view="day" heading-level={2} suppressHydrationWarning>
    <a href={`${process.env.NEXT_PUBLIC_CONSULTATION}/agenda.ics`}>Le programme, pour votre agenda</a>
  </ess-agenda>
)
