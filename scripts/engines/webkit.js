// WebKitGTK, through WebDriver. Its page stands in a frame, since its window is never as narrow as a telephone.
import { setTimeout as pause } from 'node:timers/promises'
import { Builder, Capabilities, Key } from 'selenium-webdriver'
import { freePort } from '../../examples/partner-page/free-port.js'
import { openDesktop } from './desktop.js'
import { launcher } from './launcher.js'

/** @param {{ locale: string, timeZone: string }} place */
export const webkitLauncher = (place) => launcher({ name: 'WebKitGTK', open: () => open(place) })

/** The version that is installed: only a browser that runs says it. */
export async function webkitVersion(place) {
  const page = await open(place)
  try {
    return `WebKitGTK ${(await page.driver.getCapabilities()).get('browserVersion')}`
  } finally {
    await page.close()
  }
}

async function open(place) {
  const desktop = await openDesktop(place)
  try {
    return pageOf(await connect(desktop), desktop)
  } catch (error) {
    await desktop.close()
    throw error
  }
}

async function connect(desktop) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  desktop.start('WebKitWebDriver', [`--port=${port}`])
  for (const start = performance.now(); !(await isUp(address)); await pause(50))
    if (performance.now() - start > 15_000) throw new Error('WebKitWebDriver does not answer')
  const browser = new Capabilities({ browserName: 'MiniBrowser' })
  return new Builder().usingServer(address).withCapabilities(browser).build()
}

const isUp = (address) =>
  fetch(`${address}/status`).then(
    ({ ok }) => ok,
    () => false,
  )

function pageOf(driver, desktop) {
  const run = (script, ...given) => driver.executeScript(script, ...given)
  const setting = { colorScheme: 'light', reducedMotion: 'no-preference' }
  let size = { width: 800, height: 600 }

  const setViewportSize = ({ width, height }) => {
    size = { width, height }
    return run(
      `const { style } = document.querySelector('iframe')
       style.width = arguments[0] + 'px'
       style.height = arguments[1] + 'px'`,
      width,
      height,
    )
  }

  return {
    driver,
    setViewportSize,
    url: () => run('return frames[0].location.href'),
    async goto(address) {
      // The runner's own page of frames.
      await driver.get(new URL('/?mode=iframe', address).href)
      await run(`document.body.append(document.createElement('iframe'))`)
      await setViewportSize(size)
      await run(
        `const frame = document.querySelector('iframe')
         frame.src = arguments[0]
         frame.focus()`,
        address,
      )
    },
    keyboard: {
      type: (text) => driver.actions().sendKeys(text).perform(),
      press: (key) => driver.actions().sendKeys(keyNamed(key)).perform(),
    },
    async emulateMedia({ forcedColors = 'none', media = 'screen', ...wanted }) {
      if (forcedColors !== 'none' || media !== 'screen') throw new Error('WebKitGTK cannot be asked for it')
      Object.assign(setting, wanted)
      const { colorScheme, reducedMotion } = setting
      await desktop.set({ isDark: colorScheme === 'dark', isStill: reducedMotion === 'reduce' })
      const query = `(prefers-color-scheme: ${colorScheme}) and (prefers-reduced-motion: ${reducedMotion})`
      await driver.wait(() => run('return frames[0].matchMedia(arguments[0]).matches', query), 5_000)
      // Style sheets hear of stillness with the next change of size.
      const { width, height } = size
      await setViewportSize({ width: width + 1, height })
      await setViewportSize({ width, height })
    },
    async close() {
      await driver.quit().catch(() => {})
      await desktop.close()
    },
  }
}

/** A key by the name that pages know it by: `Tab`, `ArrowDown`. */
const keyNamed = (name) => Key[name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()]
