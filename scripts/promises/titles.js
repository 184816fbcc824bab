// The tests that a file declares, read as its language is: by name, with what keeps one from running.
import ts from 'typescript'

const declares = /^(?:test|it|describe|suite)$/

/**
 * Of the text of a test file, each title with why it may not run, if so. Where a title is made by a template, `…` stands for
 * what is put into it.
 */
export function titlesIn(code) {
  const titles = []
  const visit = (node, reason) => {
    const call = declarationOf(node)
    if (call) {
      reason ??= whyNotRun(call)
      if (call.title !== undefined) titles.push({ title: call.title, reason })
    }
    ts.forEachChild(node, (child) => visit(child, reason))
  }
  visit(ts.createSourceFile('test.ts', code, ts.ScriptTarget.ESNext, true), undefined)
  return titles
}

/** What a title with `…` stands for. */
export const titlePattern = (title) => new RegExp(`^${title.split('…').map(RegExp.escape).join('[^]*')}$`)

function declarationOf(node) {
  if (!ts.isCallExpression(node)) return
  const { expression } = node
  const [title, ...others] = node.arguments
  const [called, manner] = ts.isPropertyAccessExpression(expression)
    ? [expression.expression, expression.name.text]
    : [expression]
  if (!ts.isIdentifier(called) || !declares.test(called.text.replace(/^x/, ''))) return
  return { manner: called.text.startsWith('x') ? 'skip' : manner, title: title && textOf(title), others }
}

function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
}

/** A condition is a reason too: what is skipped somewhere proves nothing there. */
function whyNotRun({ manner, others }) {
  if (manner) return manner
  const named = others.filter(ts.isObjectLiteralExpression).flatMap(({ properties }) => properties)
  return named.map(({ name }) => name?.text).find((name) => ['skip', 'todo', 'only'].includes(name))
}
