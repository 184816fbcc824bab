<?php
// A new site with one person of each role that matters, all with the same password. PHP's command line runs it, once.
$mysqli = new mysqli( 'localhost', 'wordpress', '', '', 0, getenv( 'ESS_DB_SOCKET' ) );
$mysqli->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );
$_SERVER['HTTP_HOST'] = parse_url( getenv( 'ESS_SITE' ), PHP_URL_HOST );
define( 'WP_INSTALLING', true );
require getenv( 'ESS_CORE' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Une association fictive', 'administrator', 'administrator@localhost.test', true, '', 'password', 'en_US' );
foreach ( array( 'editor', 'contributor' ) as $role ) {
	wp_insert_user(
		array(
			'user_login' => $role,
			'user_email' => "$role@localhost.test",
			'user_pass'  => 'password',
			'role'       => $role,
		)
	);
}
foreach ( get_users() as $user ) {
	// The editor opens without its tour.
	update_user_meta( $user->ID, $GLOBALS['table_prefix'] . 'persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), '_modified' => '2026-11-30T12:00:00.000Z' ) );
}
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'rss_use_excerpt', '0' );
// Faces come from another site.
update_option( 'show_avatars', '0' );
flush_rewrite_rules();
