<?php
/**
 * A block a tag. The post keeps a comment with attributes; the tag is written when the page is: editors drop tags that they do
 * not know, and so does WordPress from those who may not write unfiltered HTML.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

const EDITOR = 'ess-widgets-editor';

add_action( 'init', __NAMESPACE__ . '\register_blocks' );
add_filter( 'block_categories_all', __NAMESPACE__ . '\add_category' );
add_filter( 'excerpt_allowed_blocks', __NAMESPACE__ . '\allow_in_excerpts' );

/**
 * Registers them, with what the editor shows for them.
 */
function register_blocks() {
	$folder  = plugins_url( 'blocks/', FILE );
	$version = built( 'version' );
	wp_register_script( EDITOR . '-words', $folder . 'words.js', array( 'wp-i18n' ), $version, true );
	wp_register_script( EDITOR . '-icons', $folder . 'icons.js', array( EDITOR . '-words', 'wp-element', 'wp-primitives' ), $version, true );
	wp_register_script( EDITOR . '-addresses', $folder . 'addresses.js', array( EDITOR . '-words' ), $version, true );
	wp_register_script( EDITOR . '-lists', $folder . 'lists.js', array( EDITOR . '-addresses', 'wp-element' ), $version, true );
	wp_register_script( EDITOR . '-controls', $folder . 'controls.js', array( EDITOR . '-lists', 'wp-components' ), $version, true );
	wp_register_script( EDITOR, $folder . 'editor.js', array( EDITOR . '-controls', EDITOR . '-icons', 'wp-block-editor', 'wp-blocks', 'wp-data' ), $version, true );
	wp_register_style( EDITOR, $folder . 'editor.css', array(), $version );
	wp_set_script_translations( EDITOR . '-words', 'ess-widgets', dirname( FILE ) . '/languages' );
	foreach ( array_keys( built( 'tags' ) ) as $tag ) {
		register_block_type(
			dirname( FILE ) . '/blocks/' . short_name( $tag ),
			array(
				'render_callback' => function ( $attributes ) use ( $tag ) {
					return tag_html( $tag, $attributes, get_block_wrapper_attributes() );
				},
			)
		);
	}
}

add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\tell_editor' );

/**
 * What the editor has to know of the site.
 */
function tell_editor() {
	$post = get_post();
	$told = array(
		'tags'         => built( 'tags' ),
		'consultation' => settings()['consultation'],
		'settings'     => current_user_can( 'manage_options' ) ? admin_url( 'options-general.php?page=ess-widgets' ) : '',
		'origins'      => known_origins(),
		'mayAskOthers' => $post ? are_writers_trusted( $post ) && current_user_can( 'unfiltered_html' ) : current_user_can( 'edit_theme_options' ),
	);
	wp_add_inline_script( EDITOR . '-words', 'window.essWidgets = ' . wp_json_encode( $told, JSON_HEX_TAG ) . ';', 'before' );
}

/**
 * A group of their own in the list of blocks.
 *
 * @param array[] $categories The groups there are.
 * @return array[]
 */
function add_category( $categories ) {
	$ours = array(
		'slug'  => 'ess-widgets',
		'title' => __( 'ESS Widgets', 'ess-widgets' ),
		'icon'  => null,
	);
	return array_merge( $categories, array( $ours ) );
}

/**
 * A post that is nothing but a tag is read in a list of posts too: by its link.
 *
 * @param string[] $blocks Those that excerpts keep.
 * @return string[]
 */
function allow_in_excerpts( $blocks ) {
	foreach ( array_keys( built( 'tags' ) ) as $tag ) {
		$blocks[] = 'ess-widgets/' . short_name( $tag );
	}
	return $blocks;
}
