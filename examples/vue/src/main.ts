import '@ess-widgets/elements/ess.css'
import '../../frameworks/site.css'
import { createApp } from 'vue'
import App from './App.vue'

createApp(App).mount('#app')
