<?php
/**
 * Whom a tag may ask: this site and the consultation of its settings. Another server would be shown to visitors, and given
 * their names where they sign: it is asked only where somebody who may write unfiltered HTML wrote its address.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

/**
 * The first address of a tag that it may not ask, or nothing.
 *
 * @param string                     $tag        A tag.
 * @param array<string, string|true> $attributes What `clean_attributes` gave.
 * @return string
 */
function stranger_among( $tag, array $attributes ) {
	foreach ( built( 'tags' )[ $tag ] as $name => $kind ) {
		if ( 'address' === $kind && isset( $attributes[ $name ] ) && ! may_ask( $attributes[ $name ] ) ) {
			return $attributes[ $name ];
		}
	}
	return '';
}

/**
 * Whether an address may be asked where it stands.
 *
 * @param string $address What `clean_address` gave.
 * @return bool
 */
function may_ask( $address ) {
	$origin = asked_origin( $address );
	return '' !== $origin && ( in_array( $origin, known_origins(), true ) || is_entrusted( $origin ) );
}

/**
 * The origins that any author may name.
 *
 * @return string[]
 */
function known_origins() {
	/**
	 * Other servers that any author of this site may name in `consultation` and `src`.
	 *
	 * @param string[] $origins Such as `https://consultations.example.org`.
	 */
	$others = apply_filters( 'ess_widgets_origins', array() );
	$known  = array_merge( array( home_url(), settings()['consultation'] ), (array) $others );
	return array_values( array_unique( array_filter( array_map( __NAMESPACE__ . '\asked_origin', $known ) ) ) );
}

/**
 * The origin that a browser asks for an address. None where PHP and browsers might not read the same host in it.
 *
 * @param string $address Whole, or relative to a page of this site.
 * @return string
 */
function asked_origin( $address ) {
	if ( ! preg_match( '#^([a-z][a-z0-9+.-]*:|//)#i', $address ) ) {
		return '' === $address ? '' : origin_of( home_url() );
	}
	$whole = 0 === strpos( $address, '//' ) ? scheme_of( home_url() ) . ':' . $address : $address;
	return preg_match( '~^https?://([^/?#@:\[\]\\\\\s]+|\[[0-9a-f:.]+\])(:\d+)?([/?#]|$)~i', $whole ) ? origin_of( $whole ) : '';
}

/**
 * The origins that a text names, as posts keep them: blocks escape some letters.
 *
 * @param string $text What somebody wrote.
 * @return string[]
 */
function origins_in( $text ) {
	$letter = function ( $escaped ) {
		return (string) json_decode( '"' . $escaped[0] . '"' );
	};
	$plain  = preg_replace_callback( '#\\\\u[0-9a-f]{4}|\\\\/#i', $letter, $text );
	preg_match_all( '~(?:https?:)?//[^/?#"\'<>\[\]\\\\\s]+~i', $plain, $found );
	return array_map( __NAMESPACE__ . '\asked_origin', $found[0] );
}
