<?php
// What optimisers do, in small: every script without their marks goes into one file that waits for somebody to scroll, with
// neither its address nor its attributes; style sheets stay. A script with the marks is left where it is.
const MARKS_OF_OPTIMISERS = array( 'data-no-optimize="1"', 'data-noptimize="1"', 'data-no-minify="1"', 'data-no-defer="1"', 'data-cfasync="false"', 'nowprocket' );

add_action(
	'template_redirect',
	function () {
		if ( isset( $_GET['optimiser'] ) ) {
			ob_start( fn( $page ) => optimise( $page, wp_unslash( $_GET['optimiser'] ) ) );
		}
	}
);

/** Each mark is looked for alone: an optimiser knows its own. */
function optimise( $page, $number ) {
	$mark    = MARKS_OF_OPTIMISERS[ (int) $number ] ?? 'no mark that anybody has';
	$joined  = array();
	$page    = preg_replace_callback(
		'#<script\b([^>]*)\ssrc=["\']([^"\']+)["\']([^>]*)></script>#',
		function ( $found ) use ( &$joined, $mark ) {
			if ( false !== strpos( $found[0], $mark ) ) {
				return $found[0];
			}
			$joined[] = html_entity_decode( $found[2] );
			return '';
		},
		$page
	);
	$list = wp_json_encode( $joined );
	$late = "addEventListener('scroll',async()=>{let all='';for(const a of $list)all+=await (await fetch(a)).text()+';\\n';const s=document.createElement('script');s.src=URL.createObjectURL(new Blob([all]));document.body.append(s)},{once:true})";
	return str_replace( '</body>', "<script>$late</script></body>", $page );
}
