/**
 * An engine for the test runner. Each file of tests has a page of its own, which nothing of the file before can reach. The
 * runner's commands speak to a page as to one of Playwright's: a page has those of its methods that our tests ask for.
 *
 * @param {{ name: string, open: () => Promise<object>, stop?: () => Promise<void> }} engine
 */
export function launcher({ name, open, stop = async () => {} }) {
  const pages = new Map()
  return {
    name,
    type: 'playwright',
    stop,
    isActive: (session) => pages.has(session),
    getPage: (session) => pages.get(session),
    getBrowserUrl: (session) => pages.get(session).url(),
    async startSession(session, address) {
      const page = await open()
      pages.set(session, page)
      await page.goto(address)
    },
    async stopSession(session) {
      const page = pages.get(session)
      pages.delete(session)
      await page.close()
      return {}
    },
    async startDebugSession() {
      throw new Error(`No debugger for ${name} here: open the address of the test server in it.`)
    },
  }
}
