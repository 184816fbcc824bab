/** What an address may be, and whom it may ask: as PHP has it, in includes/settings.php and includes/origins.php. */
;(function (essWidgets) {
  /** Relative ones stay so; of the others, only http and https come out. */
  essWidgets.isAddress = (value) => {
    const address = value.trim()
    return /^[a-z][a-z0-9+.-]*:/i.test(address) ? /^https?:\/\/[^/\s]/i.test(address) : !/^\/\/(\/|$)/.test(address)
  }

  /** Whether visitors’ browsers, and the editor’s, are sent there. */
  essWidgets.mayAsk = (address) => {
    if (essWidgets.mayAskOthers) return true
    try {
      return essWidgets.origins.includes(new URL(address, essWidgets.origins[0]).origin)
    } catch {
      return false
    }
  }
})(window.essWidgets)
