<?php
/**
 * The script and its style sheet: once a page, and only on a page that holds a tag.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

const HANDLE = 'ess-widgets';

/**
 * What asks optimisers to leave the script alone: its parts come from the folder it stands in, each with a hash, so that a
 * copy that was moved, joined or rewritten finds none of them. Rocket Loader wants its own before the address.
 */
const MARKS = array(
	'data-cfasync'         => 'false',
	'data-no-optimize'     => '1',
	'data-noptimize'       => '1',
	'data-no-minify'       => '1',
	'data-no-defer'        => '1',
	'data-jetpack-boost'   => 'ignore',
	'data-pagespeed-no-defer' => true,
	'nowprocket'           => true,
);

add_action( 'init', __NAMESPACE__ . '\register_assets' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\mark_script', 10, 2 );
add_filter( 'style_loader_tag', __NAMESPACE__ . '\mark_style', 10, 2 );

/**
 * The version stands in the path: parts are found by the script's address, and an old one in a cache would not have the hash
 * that a new script asks for.
 *
 * @return string The folder that the script comes from.
 */
function assets_folder() {
	$version = built( 'version' );
	if ( 'jsdelivr' === settings()['source'] ) {
		return "https://cdn.jsdelivr.net/npm/@ess-widgets/elements@$version/cdn/";
	}
	return plugins_url( "cdn/$version/", FILE );
}

/**
 * Without a version of WordPress's own: some caches drop what follows `?ver=`, others refuse it.
 */
function register_assets() {
	// phpcs:disable WordPress.WP.EnqueuedResourceParameters.MissingVersion
	wp_register_script( HANDLE, assets_folder() . 'ess.js', array(), null, true );
	wp_register_style( HANDLE, assets_folder() . 'ess.css', array(), null );
	// phpcs:enable
}

/**
 * Called by each tag that shows: what it needs comes with the page.
 */
function need_assets() {
	wp_enqueue_script( HANDLE );
	wp_enqueue_style( HANDLE );
	need_colours();
}

/**
 * The tag of the script, with its hash. `defer`: a script that waits for nobody, and that nobody waits for.
 *
 * @param string $html   A script's tag.
 * @param string $handle Whose.
 * @return string
 */
function mark_script( $html, $handle ) {
	if ( HANDLE !== $handle ) {
		return $html;
	}
	return put_before( $html, HANDLE . '-js', 'src', array( 'defer' => true ) + MARKS + hash_of( 'ess.js' ) );
}

/**
 * The tag of the style sheet, with its hash.
 *
 * @param string $html   A style sheet's tag.
 * @param string $handle Whose.
 * @return string
 */
function mark_style( $html, $handle ) {
	return HANDLE === $handle ? put_before( $html, HANDLE . '-css', 'href', hash_of( 'ess.css' ) ) : $html;
}

/**
 * What makes a browser refuse a file that is not the one that was built.
 *
 * @param string $file Its name.
 * @return array<string, string>
 */
function hash_of( $file ) {
	return array(
		'integrity'   => built( 'integrity' )[ $file ],
		'crossorigin' => 'anonymous',
	);
}

/**
 * HTML with attributes put before an attribute of one tag: what other plugins write beside the script is theirs. WordPress
 * has a processor for it from 6.2 on, which chooses the place itself: Rocket Loader wants its mark before the address.
 *
 * @param string                     $html       That tag, and what stands around it.
 * @param string                     $id         The tag's id.
 * @param string                     $name       The attribute that they come before.
 * @param array<string, string|true> $attributes What is put there.
 * @return string
 */
function put_before( $html, $id, $name, array $attributes ) {
	if ( ! preg_match( "/<\w+\b(?=[^>]*\sid=[\"']" . $id . "[\"'])[^>]*?(?=\s$name=)/", $html, $found, PREG_OFFSET_CAPTURE ) ) {
		return $html;
	}
	return substr_replace( $html, attributes_html( $attributes ), $found[0][1] + strlen( $found[0][0] ), 0 );
}
