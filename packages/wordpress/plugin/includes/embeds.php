<?php
/**
 * An address of the consultation's server, alone on a line, shows as what it leads to: its pages are a trusted source of
 * embedded content once the site has set the consultation.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\trust_server' );

/**
 * Tells WordPress where to ask, and about which addresses.
 */
function trust_server() {
	$consultation = settings()['consultation'];
	if ( '' !== $consultation ) {
		$origin = origin_of( $consultation );
		wp_oembed_add_provider( $origin . '/embed/*', $origin . '/oembed' );
	}
}
