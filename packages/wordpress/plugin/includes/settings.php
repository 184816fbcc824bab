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
 * An address as it may stand in a page, or nothing: only http and https lead anywhere.
 *
 * @param string $address What somebody wrote.
 * @return string
 */
function clean_address( $address ) {
	return esc_url_raw( trim( $address ), array( 'http', 'https' ) );
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
	$host   = strtolower( $parts['host'] );
	if ( function_exists( 'idn_to_ascii' ) ) {
		$ascii = idn_to_ascii( $host );
		$host  = $ascii ? $ascii : $host;
	}
	$usual = 'https' === $scheme ? 443 : 80;
	$port  = isset( $parts['port'] ) && $usual !== $parts['port'] ? ':' . $parts['port'] : '';
	return $scheme . '://' . $host . $port;
}
