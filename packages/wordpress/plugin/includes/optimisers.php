<?php
/**
 * Optimisers that go by a list of their own rather than by marks on the tag. Each is told in the way it documents; none of it
 * does anything where the optimiser is not there.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

/** What the addresses of the script have in them: the plugin's copy, and jsDelivr's. */
const OUR_ADDRESSES = array( '/ess-widgets/cdn/', '/@ess-widgets/elements@' );

// WP Rocket: minified and joined, deferred, delayed. LiteSpeed Cache: the same two by two. Perfmatters: delayed.
foreach ( array( 'rocket_exclude_js', 'rocket_exclude_defer_js', 'rocket_delay_js_exclusions', 'litespeed_optimize_js_excludes', 'litespeed_optm_js_defer_exc', 'perfmatters_delay_js_exclusions' ) as $ess_widgets_list ) {
	add_filter( $ess_widgets_list, __NAMESPACE__ . '\with_addresses' );
}

// SiteGround Optimizer takes handles.
foreach ( array( 'sgo_js_minify_exclude', 'sgo_javascript_combine_exclude', 'sgo_js_async_exclude' ) as $ess_widgets_list ) {
	add_filter( $ess_widgets_list, __NAMESPACE__ . '\with_handle' );
}

add_filter( 'autoptimize_filter_js_exclude', __NAMESPACE__ . '\with_addresses' );
add_filter( 'w3tc_minify_js_do_tag_minification', __NAMESPACE__ . '\unless_ours', 10, 2 );

/**
 * A list of parts of addresses with ours: an array, or, as Autoptimize has it, a text with commas.
 *
 * @param string[]|string $addresses The list.
 * @return string[]|string
 */
function with_addresses( $addresses ) {
	if ( is_string( $addresses ) ) {
		return implode( ', ', array_filter( array_merge( array( $addresses ), OUR_ADDRESSES ) ) );
	}
	return array_merge( (array) $addresses, OUR_ADDRESSES );
}

/**
 * A list of handles with ours.
 *
 * @param string[] $handles The list.
 * @return string[]
 */
function with_handle( $handles ) {
	return array_merge( (array) $handles, array( HANDLE ) );
}

/**
 * W3 Total Cache asks for each script whether it may be minified.
 *
 * @param bool   $may  What it thinks.
 * @param string $html The tag of the script.
 * @return bool
 */
function unless_ours( $may, $html ) {
	return $may && str_replace( OUR_ADDRESSES, '', $html ) === $html;
}
