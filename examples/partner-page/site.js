import '@ess-widgets/elements/ess-vote.js'
