/** As dates are written in the language of a tag, and on the pages of the server: English is that of the United Kingdom. */
export const localeOf = (language: string) => (language === 'en' ? 'en-GB' : language)
