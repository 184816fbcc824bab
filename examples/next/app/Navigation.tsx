'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

const pages = [
  { path: '/', name: 'Voter' },
  { path: '/programme', name: 'Programme' },
]

export function Navigation() {
  const current = usePathname()
  return (
    <nav>
      {pages.map(({ path, name }) => (
        <Link key={path} href={path} aria-current={path === current ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
