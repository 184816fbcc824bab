// In how many ways each story is looked at, and which of them are pictured.

/** How each story is shown: in both languages, both schemes and two widths, in two visits. */
export const looks = [
  { language: 'fr', scheme: 'light', width: 640 },
  { language: 'en', scheme: 'dark', width: 1280 },
]

/** The story of a tag that tells most of it, by default the first: it is pictured dark and wide, and on a phone, too. */
const telling = ['agenda--open-session', 'contribution--followed', 'manifesto--confirmed', 'vote--family-question']

/** The book has pages of its own, told as stories too. */
const isOfTag = ({ importPath }) => importPath.startsWith('./packages/')

/** The stories by title and look, with the pictures of each: the name of one, and the width of its window. */
export function visits(stories) {
  const titles = Object.entries(Object.groupBy(stories, ({ title }) => title))
  return titles.flatMap(([title, its]) => {
    const most = its.find(({ id }) => telling.includes(id)) ?? its.find(isOfTag)
    const pictures = (id, { scheme, width }) => {
      if (scheme === 'dark') return id === most?.id ? [{ name: `${id}.dark`, width }] : []
      return [{ name: id, width }, ...(id === most?.id ? [{ name: `${id}.phone`, width: 320 }] : [])]
    }
    return looks.map((look) => ({
      title,
      look,
      stories: its.map(({ id, name }) => ({ id, name, pictures: pictures(id, look) })),
    }))
  })
}

/** The names of all the pictures of these stories. */
export const named = (stories) =>
  visits(stories).flatMap(({ stories }) => stories.flatMap(({ pictures }) => pictures.map(({ name }) => name)))
