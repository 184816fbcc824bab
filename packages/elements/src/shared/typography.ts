const narrow = '\u202f'
const wide = '\u00a0'

/**
 * Keeps French punctuation on the line of the word it follows: a narrow no-break space before ; ! ? and %,
 * a no-break space before : and inside « ». Only spaces already there are replaced, so that addresses and
 * hours stay as they are.
 */
export const typeset = (text: string) => text.replace(/[ \xa0](?=[;!?%])/g, narrow).replace(/ (?=[:»])|(?<=«) /g, wide)
