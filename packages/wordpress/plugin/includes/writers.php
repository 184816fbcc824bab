<?php
/**
 * Whose words a page is made of. A shortcode may come from a title, a comment or another post that somebody lists: where it
 * is run says nothing of who wrote it. So a server is entrusted where its origin stands in a text of somebody with the right.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

/** Who changed a post last, where it was neither its author nor somebody with the right. */
const SAVER = '_ess_widgets_saver';

add_action( 'wp_after_insert_post', __NAMESPACE__ . '\remember_saver', 10, 4 );
add_filter( 'pre_render_block', __NAMESPACE__ . '\note_reusable_block', 10, 2 );
add_action( 'render_block_core_template_part_post', __NAMESPACE__ . '\note_template_part', 10, 4 );
add_action( 'render_block_core_template_part_file', __NAMESPACE__ . '\note_template_part', 10, 4 );

/**
 * Whether somebody with the right wrote an origin into what is being shown.
 *
 * @param string $origin An origin.
 * @return bool
 */
function is_entrusted( $origin ) {
	$posts = array_filter( array_merge( array( get_post() ), array_map( 'get_post', pieces( 'reusable' ) ) ) );
	$texts = array_column( array_filter( $posts, __NAMESPACE__ . '\are_writers_trusted' ), 'post_content' );
	foreach ( array_merge( $texts, theme_texts() ) as $text ) {
		if ( in_array( $origin, origins_in( $text ), true ) ) {
			return true;
		}
	}
	return false;
}

/**
 * Whether all those who wrote a post as it stands may write unfiltered HTML. Who publishes it did not write it.
 *
 * @param \WP_Post $post A post.
 * @return bool
 */
function are_writers_trusted( $post ) {
	$saver    = get_post_meta( $post->ID, SAVER, true );
	$autosave = is_preview() ? wp_get_post_autosave( $post->ID ) : false;
	$writers  = array_merge( array( $post->post_author ), '' === $saver ? array() : array( $saver ), $autosave ? array( $autosave->post_author ) : array() );
	foreach ( $writers as $writer ) {
		if ( ! user_can( (int) $writer, 'unfiltered_html' ) ) {
			return false;
		}
	}
	return true;
}

/**
 * On a network of sites, editors without the right change posts of those who have it.
 *
 * @param int           $id     A post.
 * @param \WP_Post      $post   As it is now.
 * @param bool          $update Whether it was there before.
 * @param \WP_Post|null $before As it was.
 */
function remember_saver( $id, $post, $update, $before ) {
	$is_same = $before && $before->post_content === $post->post_content && $before->post_author === $post->post_author;
	if ( $is_same || wp_is_post_revision( $id ) ) {
		return;
	}
	if ( current_user_can( 'unfiltered_html' ) || get_current_user_id() === (int) $post->post_author ) {
		delete_post_meta( $id, SAVER );
	} else {
		update_post_meta( $id, SAVER, get_current_user_id() );
	}
}

/**
 * What only those may write who may edit the theme: the template, its parts and widgets. On a network of sites they may lack
 * the right; but they are the administrators, who choose the consultation of the settings too.
 *
 * @return string[]
 */
function theme_texts() {
	global $_wp_current_template_content;
	$widgets = array_merge(
		array_column( (array) get_option( 'widget_block' ), 'content' ),
		array_column( (array) get_option( 'widget_text' ), 'text' ),
		array_column( (array) get_option( 'widget_custom_html' ), 'content' )
	);
	return array_filter( array_merge( array( $_wp_current_template_content ), pieces( 'part' ), $widgets ), 'is_string' );
}

/**
 * What a page was made of so far, beside its post.
 *
 * @param string          $kind  `reusable` or `part`.
 * @param int|string|null $piece One more.
 * @return array
 */
function pieces( $kind, $piece = null ) {
	static $pieces = array(
		'reusable' => array(),
		'part'     => array(),
	);
	if ( null !== $piece ) {
		$pieces[ $kind ][] = $piece;
	}
	return $pieces[ $kind ];
}

/**
 * A reusable block has an author of its own. Its shortcodes run later, with those of the post that holds it.
 *
 * @param string|null $html  What stands in its place, if anything.
 * @param array       $block A block.
 * @return string|null The same.
 */
function note_reusable_block( $html, $block ) {
	if ( 'core/block' === $block['blockName'] && ! empty( $block['attrs']['ref'] ) ) {
		pieces( 'reusable', (int) $block['attrs']['ref'] );
	}
	return $html;
}

/**
 * A part of the theme.
 *
 * @param string          $id         Its name.
 * @param array           $attributes What the block says.
 * @param \WP_Post|string $from       Where it is kept.
 * @param string          $content    What it says.
 */
function note_template_part( $id, $attributes, $from, $content ) {
	pieces( 'part', $content );
}
