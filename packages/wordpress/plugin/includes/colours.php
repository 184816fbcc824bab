<?php
/**
 * The site's colours, as a style sheet with an address: a page whose policy forbids inline style keeps them, and nothing is
 * written to the disk.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

const COLOURS = 'ess-widgets-colours';

// Before WordPress would send a browser on to an address without what it does not know.
add_action( 'template_redirect', __NAMESPACE__ . '\serve_colours', 0 );

/**
 * The style sheet, or nothing where no colour is set.
 *
 * @return string
 */
function colours_css() {
	$settings = settings();
	if ( '' === $settings['accent'] ) {
		return '';
	}
	$on_accent = '' === $settings['on_accent'] ? readable_on( $settings['accent'] ) : $settings['on_accent'];
	$tags      = implode( ', ', array_keys( built( 'tags' ) ) );
	return sprintf( "%s {\n  --ess-accent: %s;\n  --ess-on-accent: %s;\n}\n", $tags, $settings['accent'], $on_accent );
}

/**
 * Its address says what it holds, so that browsers may keep it for a year.
 */
function need_colours() {
	$css = colours_css();
	if ( '' !== $css ) {
		$address = add_query_arg( COLOURS, name_of( $css ), home_url( '/' ) );
		// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		wp_enqueue_style( COLOURS, $address, array( HANDLE ), null );
	}
}

/**
 * What changes with a style sheet.
 *
 * @param string $css The style sheet.
 * @return string
 */
function name_of( $css ) {
	return substr( md5( $css ), 0, 12 );
}

/**
 * Answers that address, and those of before, which pages in a cache still have: with the colours of now, and nothing kept.
 */
function serve_colours() {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- it is read by everybody, and changes nothing.
	if ( ! isset( $_GET[ COLOURS ] ) ) {
		return;
	}
	$css = colours_css();
	// phpcs:ignore WordPress.Security -- it is compared, and nothing else.
	$is_of_now = name_of( $css ) === $_GET[ COLOURS ];
	status_header( 200 );
	header( 'Content-Type: text/css; charset=utf-8' );
	header( 'Cache-Control: ' . ( $is_of_now ? 'public, max-age=31536000, immutable' : 'no-store' ) );
	header( 'X-Content-Type-Options: nosniff' );
	// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- names of ours, and colours that `sanitize_hex_color` gave.
	echo $css;
	exit;
}

/**
 * Black or white, whichever is read better on a colour: one of them always has 4.5:1.
 *
 * @param string $colour As #rgb or #rrggbb.
 * @return string
 */
function readable_on( $colour ) {
	return contrast( $colour, '#ffffff' ) >= contrast( $colour, '#000000' ) ? '#ffffff' : '#000000';
}

/**
 * The contrast of two colours as WCAG 2 counts it, from 1 to 21.
 *
 * @param string $one   As #rgb or #rrggbb.
 * @param string $other The same.
 * @return float
 */
function contrast( $one, $other ) {
	$lights = array( luminance( $one ), luminance( $other ) );
	return ( max( $lights ) + 0.05 ) / ( min( $lights ) + 0.05 );
}

/**
 * The relative luminance of a colour, from 0 to 1.
 *
 * @param string $colour As #rgb or #rrggbb.
 * @return float
 */
function luminance( $colour ) {
	$hex = ltrim( $colour, '#' );
	if ( 3 === strlen( $hex ) ) {
		$hex = preg_replace( '/./', '$0$0', $hex );
	}
	$linear = array_map(
		function ( $pair ) {
			$share = hexdec( $pair ) / 255;
			return $share <= 0.04045 ? $share / 12.92 : pow( ( $share + 0.055 ) / 1.055, 2.4 );
		},
		str_split( $hex, 2 )
	);
	return 0.2126 * $linear[0] + 0.7152 * $linear[1] + 0.0722 * $linear[2];
}
