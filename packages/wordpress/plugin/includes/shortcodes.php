<?php
/**
 * A shortcode a tag, for the classic editor, widgets and page builders: `[ess_vote principle="gouvernance"]`.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\register_shortcodes' );

/**
 * Registers them.
 */
function register_shortcodes() {
	foreach ( array_keys( built( 'tags' ) ) as $tag ) {
		add_shortcode(
			str_replace( '-', '_', $tag ),
			function ( $given ) use ( $tag ) {
				return tag_html( $tag, with_names( $given ) );
			}
		);
	}
}

/**
 * WordPress gives a number to an attribute without a value, as in `[ess_manifesto both]`, and a text where there is none.
 *
 * @param array|string $given What WordPress read.
 * @return array<string, string|true>
 */
function with_names( $given ) {
	$named = array();
	foreach ( (array) $given as $name => $value ) {
		if ( is_int( $name ) ) {
			$named[ strtolower( $value ) ] = true;
		} else {
			$named[ $name ] = $value;
		}
	}
	return $named;
}
