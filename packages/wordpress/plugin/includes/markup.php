<?php
/**
 * A tag as HTML, and what is read where no script runs.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

/**
 * A tag with the link that stands in it.
 *
 * @param string $tag     A tag.
 * @param array  $given   What a block or a shortcode says.
 * @param string $wrapper Attributes that WordPress gives to a block, as it escaped them.
 * @return string
 */
function tag_html( $tag, array $given, $wrapper = '' ) {
	if ( shows_links_only() ) {
		return '<p>' . link_html( $tag ) . '</p>';
	}
	$attributes = clean_attributes( $tag, $given );
	$stranger   = stranger_among( $tag, $attributes );
	if ( '' !== $stranger ) {
		return '<p>' . link_html( $tag ) . '</p>' . refusal_html( $stranger );
	}
	need_assets();
	$consultation = settings()['consultation'];
	if (
		'' !== $consultation
		&& isset( built( 'tags' )[ $tag ]['consultation'] )
		&& ! isset( $attributes['consultation'] )
		&& ! isset( $attributes['src'] )
		&& consultation_link_is_missing()
	) {
		$attributes['consultation'] = $consultation;
	}
	return sprintf( '<%1$s%2$s%3$s>%4$s</%1$s>', $tag, '' === $wrapper ? '' : " $wrapper", attributes_html( $attributes ), link_html( $tag ) );
}

/**
 * Where tags are not understood: feeds, excerpts and AMP pages, which would drop the tag or the script.
 *
 * @return bool
 */
function shows_links_only() {
	return is_feed()
		|| doing_filter( 'get_the_excerpt' )
		|| ( function_exists( 'amp_is_request' ) && did_action( 'wp' ) && amp_is_request() );
}

/**
 * Why a tag does not show, for those who can do something about it: visitors read the link alone.
 *
 * @param string $address What it may not ask.
 * @return string
 */
function refusal_html( $address ) {
	if ( ! ( get_post() ? current_user_can( 'edit_post', get_post()->ID ) : current_user_can( 'edit_theme_options' ) ) ) {
		return '';
	}
	/* translators: %s: an address. */
	$text = __( 'You read this because you may edit this page; visitors read the link alone. What stands here would ask %s, and its author may name no other server than this site and the consultation of its settings. An administrator can write it, or set the consultation in Settings, ESS Widgets.', 'ess-widgets' );
	return '<p><em>' . esc_html( sprintf( $text, $address ) ) . '</em></p>';
}

/**
 * To the consultation's own page where the site has set one; else to where the tag stands.
 *
 * @param string $tag A tag.
 * @return string
 */
function link_html( $tag ) {
	$page = settings()['page'];
	if ( '' === $page ) {
		$here = get_permalink();
		$page = $here ? $here : home_url( '/' );
	}
	return sprintf( '<a href="%s">%s</a>', esc_url( $page ), esc_html( link_text( $tag ) ) );
}

/**
 * What somebody does there.
 *
 * @param string $tag A tag.
 * @return string
 */
function link_text( $tag ) {
	$texts = array(
		'ess-agenda'       => __( 'See the programme', 'ess-widgets' ),
		'ess-contribution' => __( 'Take part in the workshop', 'ess-widgets' ),
		'ess-figures'      => __( 'See the figures', 'ess-widgets' ),
		'ess-manifesto'    => __( 'Read and sign the text', 'ess-widgets' ),
		'ess-results'      => __( 'See the results', 'ess-widgets' ),
		'ess-signatures'   => __( 'See the signatures', 'ess-widgets' ),
		'ess-vote'         => __( 'Vote', 'ess-widgets' ),
		'ess-wall'         => __( 'See what the workshop says', 'ess-widgets' ),
	);
	return $texts[ $tag ];
}
