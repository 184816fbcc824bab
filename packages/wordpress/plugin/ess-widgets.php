<?php
/**
 * Plugin Name:       ESS Widgets
 * Plugin URI:        https://github.com/ess-widgets/ess-widgets
 * Description:       Blocks and shortcodes with which a site takes part in a consultation of the social and solidarity economy: vote, programme, workshops, a text to sign, results, figures.
 * Version:           @VERSION@
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            ESS Widgets
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       ess-widgets
 * Domain Path:       /languages
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

const FILE = __FILE__;

require __DIR__ . '/includes/built.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/attributes.php';
require __DIR__ . '/includes/origins.php';
require __DIR__ . '/includes/writers.php';
require __DIR__ . '/includes/assets.php';
require __DIR__ . '/includes/consultation-link.php';
require __DIR__ . '/includes/colours.php';
require __DIR__ . '/includes/markup.php';
require __DIR__ . '/includes/blocks.php';
require __DIR__ . '/includes/shortcodes.php';
require __DIR__ . '/includes/optimisers.php';
require __DIR__ . '/includes/embeds.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/settings-form.php';
	require __DIR__ . '/includes/settings-page.php';
}

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'ess-widgets', false, dirname( plugin_basename( FILE ) ) . '/languages' );
	},
	0
);
