import '@ess-widgets/elements/ess-agenda.js'
import '@ess-widgets/elements/ess-contribution.js'
import '@ess-widgets/elements/ess-vote.js'
import '@ess-widgets/elements/ess-wall.js'
