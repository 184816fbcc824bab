/** The page that Storybook writes of each tag, from its manifest. */
import {
  Controls,
  Description,
  DocsContainer,
  DocsContext,
  Heading,
  Markdown,
  Primary,
  Subtitle,
  Title,
  type DocsContainerProps,
} from '@storybook/addon-docs/blocks'
import { createElement, useContext, useEffect, useState, type PropsWithChildren } from 'react'
import { GLOBALS_UPDATED } from 'storybook/internal/core-events'
import { linkTo } from './house/page.ts'
import type { Scheme } from './house/tokens.ts'
import { themeOf } from './theme.ts'

/** The page follows the toolbar too. */
export function container({ context, children }: PropsWithChildren<DocsContainerProps>) {
  const story = context.storyById()
  const [scheme, setScheme] = useState<Scheme>(context.getStoryContext(story).globals['scheme'])
  useEffect(() => {
    const follow = ({ globals }: { globals: { scheme: Scheme } }) => setScheme(globals.scheme)
    context.channel.on(GLOBALS_UPDATED, follow)
    return () => context.channel.off(GLOBALS_UPDATED, follow)
  }, [context])
  return createElement(DocsContainer, { context, theme: themeOf(scheme) }, children)
}

/** What a tag is, its first story, all that is public of it, and its states as links: each is one story, played alone. */
export function overview() {
  const { componentStories } = useContext(DocsContext)
  return [
    createElement(Title, { key: 'title' }),
    createElement(Subtitle, { key: 'subtitle' }),
    createElement(Description, { key: 'description' }),
    createElement(Primary, { key: 'primary' }),
    createElement(Controls, { key: 'controls' }),
    createElement(Heading, { key: 'heading' }, 'States'),
    createElement(
      'ul',
      { key: 'states' },
      componentStories().map(({ id, name, parameters }) =>
        createElement(
          'li',
          { key: id },
          createElement('a', { href: linkTo(`story/${id}`), target: '_top' }, name),
          ' ',
          createElement(Markdown, {
            options: { forceInline: true },
            children: parameters['docs']?.description?.story ?? '',
          }),
        ),
      ),
    ),
  ]
}
