<?php
/**
 * Nothing of ours is left in the database. Posts keep their blocks and shortcodes: they are their authors' words.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Of the site that is current. What WordPress keeps of the consultation's frames is in three places: beside the post that
 * holds the address, in a post of its own where there is none, and for a day where the editor asked.
 */
function forget_all() {
	global $wpdb;
	delete_option( 'ess_widgets' );
	delete_post_meta_by_key( '_ess_widgets_saver' );
	$tags  = array_keys( wp_json_file_decode( __DIR__ . '/includes/built.json', array( 'associative' => true ) )['tags'] );
	$names = str_replace( 'ess-', '', implode( '|', $tags ) );
	$frame = 'src=\\\\?"https?:[^"]+/embed/(' . $names . ')[?"\\\\]';
	// phpcs:disable WordPress.DB.DirectDatabaseQuery -- WordPress finds no post by what an unknown name of its holds.
	foreach ( $wpdb->get_results( $wpdb->prepare( "SELECT post_id, meta_key FROM $wpdb->postmeta WHERE meta_key LIKE %s AND meta_value REGEXP %s", $wpdb->esc_like( '_oembed_' ) . '%', $frame ) ) as $kept ) {
		delete_post_meta( $kept->post_id, $kept->meta_key );
		delete_post_meta( $kept->post_id, str_replace( '_oembed_', '_oembed_time_', $kept->meta_key ) );
	}
	foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE post_type = 'oembed_cache' AND post_content REGEXP %s", $frame ) ) as $post ) {
		wp_delete_post( $post, true );
	}
	foreach ( $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s AND option_value REGEXP %s", $wpdb->esc_like( '_transient_oembed_' ) . '%', $frame ) ) as $option ) {
		delete_transient( str_replace( '_transient_', '', $option ) );
	}
	// phpcs:enable
}

$ess_widgets_sites = is_multisite() ? get_sites(
	array(
		'fields' => 'ids',
		'number' => 0,
	)
) : array( get_current_blog_id() );

foreach ( $ess_widgets_sites as $ess_widgets_site ) {
	if ( is_multisite() ) {
		switch_to_blog( $ess_widgets_site );
	}
	forget_all();
	if ( is_multisite() ) {
		restore_current_blog();
	}
}
