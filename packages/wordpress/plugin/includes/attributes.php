<?php
/**
 * What an author may write on a tag: the attributes that it documents, and nothing else.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

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
 * @param string|array $kind  `boolean`, `address`, `text`, or the values there are.
 * @return string|true
 */
function clean_value( $value, $kind ) {
	if ( 'boolean' === $kind ) {
		return is_true( $value ) ? true : '';
	}
	if ( ! is_scalar( $value ) ) {
		return '';
	}
	$text = trim( wp_check_invalid_utf8( (string) $value ) );
	if ( is_array( $kind ) ) {
		return in_array( $text, array_map( 'strval', $kind ), true ) ? $text : '';
	}
	return 'address' === $kind ? clean_address( $text ) : sanitize_text_field( $text );
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
 * Attributes as HTML.
 *
 * @param array<string, string|true> $attributes What `clean_attributes` gave.
 * @return string
 */
function attributes_html( array $attributes ) {
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= true === $value ? ' ' . esc_attr( $name ) : sprintf( ' %s="%s"', esc_attr( $name ), esc_attr( $value ) );
	}
	return $html;
}
