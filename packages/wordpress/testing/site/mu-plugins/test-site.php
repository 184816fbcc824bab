<?php
// What a test asks of the site: another theme, an optimiser, a strict policy, for the length of a page.
add_filter( 'pre_wp_mail', '__return_true' );
foreach ( array( 'template', 'stylesheet' ) as $of ) {
	add_filter( $of, fn( $theme ) => isset( $_GET['theme'] ) ? sanitize_key( $_GET['theme'] ) : $theme );
}
// The consultation's server is on this machine, at a port that WordPress does not trust with oEmbed.
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_allowed_safe_ports', fn( $ports ) => array_merge( $ports, range( 20000, 32000 ) ) );
add_action(
	'template_redirect',
	function () {
		if ( isset( $_GET['policy'] ) ) {
			header( 'Content-Security-Policy: ' . wp_unslash( $_GET['policy'] ) );
			// What WordPress itself writes inline.
			remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
			remove_action( 'wp_print_styles', 'print_emoji_styles' );
			remove_action( 'wp_enqueue_scripts', 'wp_enqueue_global_styles' );
			remove_action( 'wp_footer', 'wp_enqueue_global_styles', 1 );
			remove_action( 'wp_body_open', 'wp_global_styles_render_svg_filters' );
			remove_action( 'wp_enqueue_scripts', 'wp_enqueue_classic_theme_styles' );
		}
	}
);
