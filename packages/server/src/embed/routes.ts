import type { PageRoute } from '../pages/route.ts'

/** What is framed, what tells others how to frame it, and the files that both need. */
export const embedRoutes = {
  show: { method: 'GET', path: '/embed/{tag}', policy: 'guest' },
  describe: { method: 'GET', path: '/oembed', policy: 'guest' },
  resizer: { method: 'GET', path: '/embed/ess-embed.js', policy: 'guest' },
  file: { method: 'GET', path: '/embed/{folder}/{name}', policy: 'guest' },
} as const satisfies Record<string, PageRoute>
