<?php
/**
 * What an author may write on a tag: the attributes that it documents, and nothing else.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

/** What a value looks like, by kind: an id as the contract has it, a language, and text on one line. */
const PATTERNS = array(
	'id'       => '/^[a-z0-9]+(-[a-z0-9]+)*$/D',
	'language' => '/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/Di',
	'text'     => '/^[^\p{C}]+$/Du',
);

/**
 * The attributes of a tag that hold, by name; `true` is an attribute without a value.
 *
 * @param string $tag   A tag.
 * @param array  $given What a block or a shortcode says.
 * @return array<string, string|true>
 */
function clean_attributes( $tag, array $given ) {
	$clean = array();
	foreach ( built( 'tags' )[ $tag ] as $name => $kind ) {
		$value = isset( $given[ $name ] ) ? clean_value( $given[ $name ], $kind ) : '';
		if ( '' !== $value ) {
			$clean[ $name ] = $value;
		}
	}
	return $clean;
}

/**
 * One value, or nothing where it is not of its kind: a mistake on a page falls back to the default.
 *
 * @param mixed        $value What was written.
 * @param string|array $kind  `boolean`, `address`, `id`, `language`, `text`, or the values there are.
 * @return string|true
 */
function clean_value( $value, $kind ) {
	if ( 'boolean' === $kind ) {
		return is_true( $value ) ? true : '';
	}
	// `true` is an attribute that was written without a value.
	if ( ! is_string( $value ) && ! is_int( $value ) ) {
		return '';
	}
	// WordPress escapes ampersands in what it saves of those who may not write HTML.
	$text = trim( html_entity_decode( wp_check_invalid_utf8( (string) $value ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
	if ( 'address' === $kind ) {
		return clean_address( $text );
	}
	$is_right = is_array( $kind ) ? in_array( $text, array_map( 'strval', $kind ), true ) : preg_match( PATTERNS[ $kind ], $text );
	return $is_right ? $text : '';
}

/**
 * Whether an author means yes: `both="false"` in a shortcode is no, though HTML would take it for a yes.
 *
 * @param mixed $value What was written.
 * @return bool
 */
function is_true( $value ) {
	return true === $value
		|| ( is_scalar( $value ) && ! in_array( strtolower( (string) $value ), array( '', '0', 'false', 'no', 'non' ), true ) );
}

/**
 * Attributes as HTML. `esc_attr` leaves what looks like an entity: browsers would read another value than was checked.
 *
 * @param array<string, string|true> $attributes What `clean_attributes` gave.
 * @return string
 */
function attributes_html( array $attributes ) {
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= true === $value ? ' ' . esc_attr( $name ) : sprintf( ' %s="%s"', esc_attr( $name ), htmlspecialchars( $value, ENT_QUOTES, 'UTF-8' ) );
	}
	return $html;
}
