<?php
/**
 * What the build knows of the tags: their attributes, the version and the hashes of the script.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

/**
 * One part of what was built: `version`, `integrity` (hashes by file) or `tags` (attributes by tag).
 *
 * @param string $part Its name.
 * @return mixed
 */
function built( $part ) {
	static $built = null;
	if ( null === $built ) {
		$built = wp_json_file_decode( __DIR__ . '/built.json', array( 'associative' => true ) );
	}
	return $built[ $part ];
}

/**
 * The name of a block or shortcode for a tag: `ess-vote` is the block `ess-widgets/vote` and the shortcode `ess_vote`.
 *
 * @param string $tag A tag.
 * @return string
 */
function short_name( $tag ) {
	return substr( $tag, strlen( 'ess-' ) );
}
