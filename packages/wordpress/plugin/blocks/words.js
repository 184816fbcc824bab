/** What the editor says. */
;(function ({ __ }) {
  window.essWidgets.words = {
    attributes: {
      principle: [
        __('Principle', 'ess-widgets'),
        __('The one to vote on. Without it, all of them, one after the other.', 'ess-widgets'),
      ],
      workshop: [__('Workshop', 'ess-widgets'), __('Without it, the first one.', 'ess-widgets')],
      src: [
        __('File', 'ess-widgets'),
        __('The address of a file with what is to be shown, instead of a consultation.', 'ess-widgets'),
      ],
      table: [
        __('Table', 'ess-widgets'),
        __('The name of a table: one device serves it, for one contribution after the other.', 'ess-widgets'),
      ],
      view: [__('View', 'ess-widgets'), __('All the days, or one day at a time.', 'ess-widgets')],
      kind: [__('Kind', 'ess-widgets'), __('Show contributions of one kind only.', 'ess-widgets')],
      both: [
        __('Both languages', 'ess-widgets'),
        __('The text in French and in English, side by side.', 'ess-widgets'),
      ],
      draft: [
        __('Keep drafts', 'ess-widgets'),
        __('What is typed and not sent yet stays on the device.', 'ess-widgets'),
      ],
      'json-ld': [
        __('Tell search engines', 'ess-widgets'),
        __('Sessions are described to search engines as events.', 'ess-widgets'),
      ],
      'heading-level': [
        __('Heading level', 'ess-widgets'),
        __('Where its title stands among the headings of the page.', 'ess-widgets'),
      ],
      lang: [__('Language', 'ess-widgets'), __('Without it, that of the page.', 'ess-widgets')],
      consultation: [
        __('Another consultation', 'ess-widgets'),
        __('Its address, where this block is not of the consultation in the settings.', 'ess-widgets'),
      ],
    },
    values: {
      brake: __('Brakes', 'ess-widgets'),
      day: __('One day at a time', 'ess-widgets'),
      divergence: __('Divergences', 'ess-widgets'),
      en: __('English', 'ess-widgets'),
      fr: __('French', 'ess-widgets'),
      lever: __('Levers', 'ess-widgets'),
      list: __('All the days', 'ess-widgets'),
      principle: __('Principles', 'ess-widgets'),
      true: __('Yes', 'ess-widgets'),
      vision: __('Visions', 'ess-widgets'),
    },
    unset: {
      'heading-level': __('3 (as it comes)', 'ess-widgets'),
      kind: __('All of them', 'ess-widgets'),
      lang: __('That of the page', 'ess-widgets'),
      principle: __('All of them', 'ess-widgets'),
      view: __('All the days (as it comes)', 'ess-widgets'),
      workshop: __('The first one', 'ess-widgets'),
    },
    panel: __('What it shows', 'ess-widgets'),
    shown: __('Visitors see it on the page; its settings are beside the post.', 'ess-widgets'),
    open: __('Open its settings', 'ess-widgets'),
    wrongAddress: __(
      'This is not a web address: it begins with https://, or with / on this site. Visitors would not get it.',
      'ess-widgets',
    ),
    stranger: __(
      'Visitors see a link alone: the author of this post may name no other server than this site and the consultation of its settings. An administrator can write this block, or set the consultation.',
      'ess-widgets',
    ),
    noConsultation: __(
      'No consultation is set for this site yet, so that visitors would see a link alone.',
      'ess-widgets',
    ),
    askAdministrator: __('Ask an administrator to set it in Settings, ESS Widgets.', 'ess-widgets'),
    setConsultation: __('Set it', 'ess-widgets'),
    noFile: __(
      'Give the address of a file, in the settings of the block: visitors would see a link alone.',
      'ess-widgets',
    ),
  }
})(window.wp.i18n)
