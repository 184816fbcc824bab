<?php
/**
 * What the settings page sends: checked whole, and saved whole or not at all. What is wrong comes back as it was typed.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

const NONCE = 'ess-widgets-settings';

/**
 * Takes what was sent, before the page is written. Where all is right the page is asked for again, so that nothing is sent
 * twice; else it shows what was typed, with a sentence by each fault.
 */
function take_settings() {
	if ( ! isset( $_POST[ OPTION ] ) ) {
		return;
	}
	check_admin_referer( NONCE );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You are not allowed to change these settings.', 'ess-widgets' ), 403 );
	}
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- `typed_settings` does.
	$typed  = typed_settings( (array) wp_unslash( $_POST[ OPTION ] ) );
	$faults = settings_faults( $typed );
	if ( $faults ) {
		settings_under_way( $typed, $faults );
		return;
	}
	update_option( OPTION, $typed );
	wp_safe_redirect( add_query_arg( 'saved', '1', menu_page_url( 'ess-widgets', false ) ) );
	exit;
}

/**
 * What the page shows: what was just typed and what is wrong with it, or else what is saved.
 *
 * @param array|null            $typed  Given when something is wrong.
 * @param array<string, string> $faults By setting, a sentence.
 * @return array{0: array, 1: array}
 */
function settings_under_way( $typed = null, $faults = array() ) {
	static $under_way = null;
	if ( null !== $typed ) {
		$under_way = array( $typed, $faults );
	}
	return null === $under_way ? array( settings(), array() ) : $under_way;
}

/**
 * The settings as text, and no others.
 *
 * @param array $sent What came.
 * @return array<string, string>
 */
function typed_settings( array $sent ) {
	$typed = array();
	foreach ( array_keys( settings() ) as $name ) {
		$typed[ $name ] = isset( $sent[ $name ] ) && is_string( $sent[ $name ] ) ? trim( wp_check_invalid_utf8( $sent[ $name ] ) ) : '';
	}
	return $typed;
}

/**
 * What is wrong, by setting. A setting without a fault is safe to keep: an address that WordPress would not change, a colour
 * in hexadecimal, one of the sources there are.
 *
 * @param array<string, string> $typed The settings.
 * @return array<string, string>
 */
function settings_faults( array $typed ) {
	$faults = array(
		'consultation' => address_fault( $typed['consultation'], 'https://consultations.example.org/v1/consultations/seminaire-2021' ),
		'page'         => address_fault( $typed['page'], 'https://seminaire.example.org/voter' ),
		'source'       => in_array( $typed['source'], array( 'plugin', 'jsdelivr' ), true ) ? '' : __( 'Choose one of the two.', 'ess-widgets' ),
		'accent'       => colour_fault( $typed['accent'] ),
		'on_accent'    => colour_fault( $typed['on_accent'] ),
	);
	if ( '' === $faults['consultation'] && 'https' === scheme_of( home_url() ) && 'http' === scheme_of( $typed['consultation'] ) ) {
		$faults['consultation'] = __( 'This site is on https: browsers would refuse a consultation on http. Ask its organiser for its address in https.', 'ess-widgets' );
	}
	if ( '' === $faults['accent'] && '' === $faults['on_accent'] ) {
		$faults['on_accent'] = pair_fault( $typed['accent'], $typed['on_accent'] );
	}
	return array_filter( $faults, 'strlen' );
}

/**
 * What is wrong with an address. None is right: it takes the setting away.
 *
 * @param string $address What was typed.
 * @param string $example One that would be right.
 * @return string
 */
function address_fault( $address, $example ) {
	if ( '' === $address || is_whole_address( $address ) ) {
		return '';
	}
	/* translators: %s: an address that would be right. */
	return sprintf( __( 'This is not a whole web address. It begins with https:// and has no space in it, such as %s', 'ess-widgets' ), $example );
}

/**
 * What is wrong with a colour. None is right.
 *
 * @param string $colour What was typed.
 * @return string
 */
function colour_fault( $colour ) {
	return '' === $colour || sanitize_hex_color( $colour ) ? '' : __( 'This is not a colour. Write # and six figures from 0 to f, such as #0a5c4a', 'ess-widgets' );
}

/**
 * What is wrong with two colours together.
 *
 * @param string $accent    The accent.
 * @param string $on_accent What is written on it.
 * @return string
 */
function pair_fault( $accent, $on_accent ) {
	if ( '' === $on_accent ) {
		return '';
	}
	if ( '' === $accent ) {
		return __( 'Choose the accent colour too: this one is for the text that stands on it.', 'ess-widgets' );
	}
	$contrast = contrast( $accent, $on_accent );
	if ( $contrast >= 4.5 ) {
		return '';
	}
	/* translators: 1: a contrast such as 3.2, 2: a colour. */
	return sprintf( __( 'This text could not be read on the accent colour: their contrast is %1$s to 1, and 4.5 is needed. %2$s would do.', 'ess-widgets' ), number_format_i18n( $contrast, 1 ), readable_on( $accent ) );
}
