// What a changelog says of a change: its text. Neither our commits nor our own packages, which share one version, are told.
export default {
  getReleaseLine: ({ summary }) => {
    const [first, ...others] = summary.trim().split('\n')
    return [`- ${first}`, ...others.map((line) => `  ${line}`.trimEnd())].join('\n')
  },
  getDependencyReleaseLine: () => '',
}
