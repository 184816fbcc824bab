import '@ess-widgets/elements/ess.css'
import '../../frameworks/site.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Navigation } from './Navigation'

export const metadata: Metadata = {
  title: 'Le séminaire de l’ESS – L’Atelier des Trois Ponts',
  icons: 'data:,',
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="fr">
      <head>
        <link rel="ess-consultation" href={process.env.NEXT_PUBLIC_CONSULTATION} />
      </head>
      <body>
        <header className="banner">
          <p>
            <strong>L’Atelier des Trois Ponts</strong>
            <small>association fictive, pour la démonstration</small>
          </p>
          <Navigation />
        </header>
        <main>{children}</main>
      </body>
    </html>
  )
}
