<?php
/**
 * Where tags learn which consultation they are of: a line in the head of a page that holds one.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\foresee_tags' );
add_action( 'wp_head', __NAMESPACE__ . '\print_consultation_link', 2 );

/**
 * A classic theme writes the head before the content: what a single post holds is known from its text.
 */
function foresee_tags() {
	$post = is_singular() ? get_post() : null;
	if ( $post && ! post_password_required( $post ) && holds_tag( $post->post_content ) ) {
		need_assets();
	}
}

/**
 * Whether a text holds one of our blocks or shortcodes.
 *
 * @param string $content A post's own text.
 * @return bool
 */
function holds_tag( $content ) {
	return false !== strpos( $content, '<!-- wp:ess-widgets/' ) || preg_match( '/\[ess_[a-z]+[\s\]\/]/', $content );
}

/**
 * The line itself.
 */
function print_consultation_link() {
	$consultation = settings()['consultation'];
	if ( '' !== $consultation && wp_script_is( HANDLE ) ) {
		consultation_link_printed( true );
		printf( '<link rel="ess-consultation" href="%s">' . "\n", esc_url( $consultation ) );
	}
}

/**
 * Whether the line is in the page.
 *
 * @param bool $now Given once it is.
 * @return bool
 */
function consultation_link_printed( $now = false ) {
	static $printed = false;
	$printed        = $printed || $now;
	return $printed;
}

/**
 * Whether a tag has to say itself which consultation it is of: it came after the head was written (in a list of posts, a
 * widget, a page builder), or in an answer that has no head, such as that of the REST API.
 *
 * @return bool
 */
function consultation_link_is_missing() {
	$head_is_to_come = did_action( 'template_redirect' ) && ! did_action( 'wp_head' );
	return ! consultation_link_printed() && ! $head_is_to_come;
}
