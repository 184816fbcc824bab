<?php
/**
 * Nothing of ours is left in the database. Posts keep their blocks and shortcodes: they are their authors' words.
 *
 * @package EssWidgets
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

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
	delete_option( 'ess_widgets' );
	if ( is_multisite() ) {
		restore_current_blog();
	}
}
