/**
 * The direction of words whose language nobody knows, to be bound wherever they show: `dir=${ownDirection}`. Of a `dir`
 * that stands in a template, or of a `bdi`, Chromium takes no notice in copies made aside, as ours are.
 */
export const ownDirection = 'auto'
