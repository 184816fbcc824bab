<?php
/**
 * What the site has set, and what an address may be.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

const OPTION = 'ess_widgets';

/**
 * The settings of this site, with what holds where nothing was set.
 *
 * @return array{consultation: string, page: string, source: string, accent: string, on_accent: string}
 */
function settings() {
	$defaults = array(
		'consultation' => '',
		'page'         => '',
		'source'       => 'plugin',
		'accent'       => '',
		'on_accent'    => '',
	);
	return wp_parse_args( get_option( OPTION, array() ), $defaults );
}

/**
 * An address as it may stand in a page, or nothing: only http and https lead anywhere. A relative one stays so, though
 * WordPress would put `http://` before it. Browsers take `https:x` and `///x` for hosts where PHP sees none.
 *
 * @param string $address What somebody wrote.
 * @return string
 */
function clean_address( $address ) {
	$address = trim( $address );
	$schemes = array( 'http', 'https' );
	$clean   = preg_match( '#^([a-z][a-z0-9+.-]*:|/)#i', $address )
		? esc_url_raw( $address, $schemes )
		: (string) substr( esc_url_raw( "/$address", $schemes ), 1 );
	return preg_match( '#^(https?://[^/]|//[^/]|/(?!/)|(?!/|[a-z][a-z0-9+.-]*:).)#i', $clean ) ? $clean : '';
}

/**
 * Whether an address is whole: a scheme, a host, and nobody's password, which browsers refuse to send.
 *
 * @param string $address What somebody wrote.
 * @return bool
 */
function is_whole_address( $address ) {
	$parts = wp_parse_url( $address );
	return is_array( $parts )
		&& in_array( isset( $parts['scheme'] ) ? strtolower( $parts['scheme'] ) : '', array( 'http', 'https' ), true )
		&& ! empty( $parts['host'] )
		&& ! isset( $parts['user'] )
		&& ! preg_match( '/\s/', $address )
		&& clean_address( $address ) === $address;
}

/**
 * The origin of an address, as browsers say it and as the organiser's list of partners has it.
 *
 * @param string $address A whole address.
 * @return string
 */
function origin_of( $address ) {
	$parts  = wp_parse_url( $address );
	$scheme = strtolower( $parts['scheme'] );
	$usual  = 'https' === $scheme ? 443 : 80;
	$port   = isset( $parts['port'] ) && $usual !== $parts['port'] ? ':' . $parts['port'] : '';
	return $scheme . '://' . ascii_host( $parts['host'] ) . $port;
}

/**
 * A host as it is asked for: accents are written `xn--`. PHP often lacks what does it; WordPress brings its own, under a name
 * that changed in 6.2.
 *
 * @param string $host A host.
 * @return string
 */
function ascii_host( $host ) {
	$host = function_exists( 'mb_strtolower' ) ? mb_strtolower( $host, 'UTF-8' ) : strtolower( $host );
	if ( function_exists( 'idn_to_ascii' ) ) {
		$ascii = idn_to_ascii( $host );
		return $ascii ? $ascii : $host;
	}
	$encoder = class_exists( 'WpOrg\Requests\IdnaEncoder' ) ? 'WpOrg\Requests\IdnaEncoder' : 'Requests_IDNAEncoder';
	try {
		return $encoder::encode( $host );
	} catch ( \Exception $error ) {
		return $host;
	}
}

/**
 * The scheme of an address, in small letters.
 *
 * @param string $address An address.
 * @return string
 */
function scheme_of( $address ) {
	return strtolower( (string) wp_parse_url( $address, PHP_URL_SCHEME ) );
}
